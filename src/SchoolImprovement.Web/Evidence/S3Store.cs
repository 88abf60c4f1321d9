using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using SchoolImprovement.Domain.Evidence;

namespace SchoolImprovement.Web.Evidence;

/// <summary>In a bucket of Amazon's S3 or of a store that speaks like it. The bucket stays closed to everybody: files go through the app, which checks who asks.</summary>
public sealed class S3Store : IEvidenceStore, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly AmazonS3Client _client;
    private readonly string _bucket;

    public S3Store(EvidenceSettings settings)
    {
        var s3 = settings.S3;
        var how = new AmazonS3Config
        {
            Timeout = Patience,
            MaxErrorRetry = 2,
            // Stores that are not Amazon's own do not all know the newer checksums.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (s3.Address is { } address)
        {
            (how.ServiceURL, how.ForcePathStyle, how.AuthenticationRegion) = (address, true, s3.Region ?? "us-east-1");
        }
        else
        {
            how.RegionEndpoint = RegionEndpoint.GetBySystemName(s3.Region);
        }

        _bucket = s3.Bucket;
        _client = new AmazonS3Client(new BasicAWSCredentials(s3.AccessKey, s3.SecretKey), how);
    }

    public void Dispose() => _client.Dispose();

    public async Task KeepAsync(EvidenceFile file, Stream content, Func<Task> record, CancellationToken cancelled)
    {
        await _client.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = KeyOf(file), InputStream = content, AutoCloseStream = false, UseChunkEncoding = false, ContentType = "application/octet-stream" }, cancelled);
        try
        {
            await record();
        }
        catch
        {
            await RemoveAsync(file, CancellationToken.None);
            throw;
        }
    }

    public async Task CopyAsync(EvidenceFile file, Stream to, CancellationToken cancelled)
    {
        GetObjectResponse found;
        try
        {
            found = await _client.GetObjectAsync(_bucket, KeyOf(file), cancelled);
        }
        catch (Exception lost) when (lost is not OperationCanceledException)
        {
            throw new ContentLostException(file, lost);
        }

        using (found)
        {
            await found.ResponseStream.CopyToAsync(to, cancelled);
        }
    }

    public Task RemoveAsync(EvidenceFile file, CancellationToken cancelled) => _client.DeleteObjectAsync(_bucket, KeyOf(file), cancelled);

    private static string KeyOf(EvidenceFile file) => $"{file.TrustId:N}/{file.Id:N}";
}
